module.exports=[87903,a=>{a.v(b=>Promise.all(["server/chunks/ssr/[externals]_node_fs_promises_1yczbn2tzca3u._.js"].map(b=>a.l(b))).then(()=>b(12714)))},58927,a=>{a.v(b=>Promise.all(["server/chunks/ssr/12hx_kalkulator-tpp_scores-node_20vpocfovkzb4.js"].map(b=>a.l(b))).then(()=>b(61864)))}];

//# sourceMappingURL=%5Broot-of-the-server%5D__1xma_m7gl_x79._.js.map