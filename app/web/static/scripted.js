// Says, before anything is drawn, that scripts run: what would stay empty without them is hidden otherwise.

document.documentElement.classList.add("scripted");

// A script that cannot be fetched or that ends in an error leaves a map that says it is loading: this takes it back.
const fail = (event) => {
  if (event instanceof ErrorEvent || event instanceof PromiseRejectionEvent || event.target instanceof HTMLScriptElement)
    document.documentElement.classList.add("map-failed");
};
addEventListener("error", fail, true);
addEventListener("unhandledrejection", fail);
