// Keeps the parts of a page that are marked with data-live as they stand now. No part holds a form, so that nothing
// that is being typed is ever lost; without scripts the page's own Refresh link does the same.

const EVERY_MS = 5000;

const parts = (page) => [...page.querySelectorAll("[data-live]")];

async function readAgain() {
  const answer = await fetch(location.href, { credentials: "same-origin" }).catch(() => null);
  return answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
}

function renew(page) {
  const news = new Map(parts(page).map((part) => [part.dataset.live, part]));
  for (const part of parts(document)) {
    const now = news.get(part.dataset.live);
    const isSame = !now || now.innerHTML.trim() === part.innerHTML.trim();
    if (isSame || part.contains(document.activeElement)) continue;
    part.replaceChildren(...[...now.childNodes].map((node) => document.adoptNode(node)));
    if (now.dateTime) part.dateTime = now.dateTime;
  }
}

async function look() {
  const page = document.hidden ? null : await readAgain();
  if (page) renew(page);
  setTimeout(look, EVERY_MS);
}

setTimeout(look, EVERY_MS);
