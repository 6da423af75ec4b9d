// ES5, because Unity 2020.3 builds with a compiler that reads nothing newer.
mergeInto(LibraryManager.library, {
  /**
   * Tells the page an event: through `Module.onMessage`, which astro-unity's player sets for each game, else through the
   * global functions of react-unity-webgl and unity-webgl. Without any of them nobody listens.
   */
  AstroUnityRaise: function (namePointer, valuesPointer) {
    var message = [UTF8ToString(namePointer)].concat(JSON.parse(UTF8ToString(valuesPointer)));
    try {
      if (typeof Module['onMessage'] === 'function') {
        Module['onMessage'].apply(Module, message);
        return;
      }
      if (typeof window.dispatchReactUnityEvent === 'function') {
        window.dispatchReactUnityEvent.apply(window, message);
      }
      if (typeof window.dispatchUnityEvent === 'function') {
        window.dispatchUnityEvent.apply(window, message);
      }
    } catch (error) {
      // An error of the page's listener would end the game if it went on into WebAssembly.
      console.error(error);
    }
  },
});
