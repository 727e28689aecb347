/** The bytes that a text in base64 stands for. */
export const decode = (text) => globalThis.Buffer?.from(text, "base64") ?? plain(text);

function plain(text) {
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let n = 0; n < bytes.length; n += 1) bytes[n] = characters.charCodeAt(n);
  return bytes;
}
