/** Scripts that live outputs take for granted. They are loaded by a frame alone, and only as these very files. */
export const requireScript = tag(
  'https://cdn.jsdelivr.net/npm/requirejs@2.3.8/require.js',
  'sha384-gzoQyNpzaOK+Aes9TTuBq/ZgYdleZUDN3sFwxyLRbRytLEWofprkKj2F7z3a6nTu',
);

/** The last 2.x: it draws figures of every version of plotly.py, later ones refuse what older ones wrote. */
export const plotlyScript = tag(
  'https://cdn.jsdelivr.net/npm/plotly.js-dist-min@2.35.3/plotly.min.js',
  'sha384-MqL7Cy3itNqCI1Wlc926K0XhyRKJ/NMqTaytIIEB+QIdInOploxqRIHRKLlhPykM',
);

function tag(src: string, integrity: string): string {
  return `<script src="${src}" integrity="${integrity}" crossorigin="anonymous"></script>`;
}
