mergeInto(LibraryManager.library, {
  /** Whether the visitor's system prefers dark colours. */
  PoseDemoPrefersDark: function () {
    return window.matchMedia('(prefers-color-scheme: dark)').matches ? 1 : 0;
  },

  /**
   * Takes the place of Emscripten's function. At the end of a frame Unity clears the alpha of the canvas alone, to make it
   * opaque; that one call is left out, so that the page shows through a transparent background.
   * https://support.unity.com/hc/en-us/articles/208892946
   */
  glClear: function (mask) {
    var COLOR_BUFFER_BIT = 0x4000;
    if (mask === COLOR_BUFFER_BIT) {
      var writes = GLctx.getParameter(GLctx.COLOR_WRITEMASK);
      if (!writes[0] && !writes[1] && !writes[2] && writes[3]) return;
    }
    GLctx.clear(mask);
  },
});
