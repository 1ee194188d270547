// Says, before anything is drawn, that scripts run: what would stay empty without them is hidden otherwise.

document.documentElement.classList.add("scripted");
