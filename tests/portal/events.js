// What a portal's script hears.
globalThis.heard = [];
for (const name of ["tpp-siap", "tpp-estimasi", "tpp-nilai", "tpp-galat"]) {
  document.addEventListener(name, ({ target, detail }) => {
    heard.push({ name, from: target.parentElement?.id, detail });
  });
}
