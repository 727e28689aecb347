// Web servers as Debian ships them, each in a folder of its own with a copy of dist/ and the
// configuration that it brings along.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";

const DIST = fileURLToPath(new URL("../../dist", import.meta.url));
const MODULES = process.env.APACHE_MODULES ?? "/usr/lib/apache2/modules";

/** The settings of Debian's nginx.conf, with the places that a test may write to. */
const nginxConf = (folder, site) => `
daemon off; user root; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
events {}
http {
  ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${folder}/${kind};`).join(" ")}
  sendfile on; tcp_nopush on; types_hash_max_size 2048;
  include /etc/nginx/mime.types; default_type application/octet-stream;
  access_log off; gzip on;
  ${site}
}`;

/** The modules that Debian's Apache starts with, and those that the README has one switch on. */
const APACHE =
  "mpm_event authz_core alias deflate dir filter mime negotiation setenvif headers rewrite".split(" ");

const apacheConf = (folder, port, without) => `
ServerName 127.0.0.1
ServerRoot ${folder}
Listen 127.0.0.1:${port}
PidFile ${folder}/apache.pid
ErrorLog ${folder}/error.log
${APACHE.filter((name) => !without.includes(name)).map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`).join("\n")}
TypesConfig /etc/mime.types
DirectoryIndex index.html
AddOutputFilterByType DEFLATE text/html text/plain text/css application/javascript
DocumentRoot ${folder}/site
<Directory ${folder}/site>
  Options Indexes FollowSymLinks
  AllowOverride All
  Require all granted
</Directory>
`;

const servers = {
  async nginx(folder, port, { at }) {
    const site = await readFile(join(folder, "site", at, "server/nginx.conf"), "utf8");
    const marked = site
      .replace(/listen 80;.*<--.*/, `listen 127.0.0.1:${port};`)
      .replace(/server_name .*<--.*/, "server_name 127.0.0.1;")
      .replace(/root .*<--.*/, `root ${folder}/site;`)
      .replace("location / {", `location /${at} {`);
    await writeFile(join(folder, "nginx.conf"), nginxConf(folder, marked));
    return ["-e", join(folder, "error.log"), "-c", join(folder, "nginx.conf")];
  },
  async apache(folder, port, { without }) {
    await writeFile(join(folder, "apache.conf"), apacheConf(folder, port, without));
    return ["-D", "FOREGROUND", "-f", join(folder, "apache.conf")];
  },
};

/** The servers there are, by the names of their programs; the others have no test. */
export const programs = { nginx: process.env.NGINX_PROGRAM, apache: process.env.APACHE_PROGRAM };

/** A copy of dist/ behind one of them, at a path, and without some of its modules. */
export async function deploy(name, { at = "", without = [] } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "deployed-"));
  // For whomever the server works as.
  await chmod(folder, 0o755);
  await cp(DIST, join(folder, "site", at), { recursive: true });
  const port = await freePort();
  const child = spawn(programs[name], await servers[name](folder, port, { at, without }), { stdio: "inherit" });
  const ended = once(child, "exit");
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  after(async () => {
    await stop();
    await rm(folder, { recursive: true });
  });
  const address = `http://127.0.0.1:${port}/${at}`;
  await answering(address, ended, join(folder, "error.log"));
  return { address, stop };
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

async function answering(address, ended, log) {
  let isOver = false;
  ended.then(() => (isOver = true));
  for (;;) {
    try {
      await fetch(address);
      return;
    } catch {
      assert.ok(!isOver, await readFile(log, "utf8").catch(() => "the server did not start"));
      await new Promise((done) => setTimeout(done, 50));
    }
  }
}
