// Keeps static files only: nothing a person wrote, read or knows is ever kept here.
const PREFIX = "{{ prefix|escapejs }}";
const KEPT = "static-" + PREFIX;

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  const old = (names) => Promise.all(names.filter((name) => name !== KEPT).map((name) => caches.delete(name)));
  event.waitUntil(caches.keys().then(old).then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin || !url.pathname.startsWith(PREFIX)) return;
  event.respondWith(
    caches.open(KEPT).then(async (kept) => {
      const known = await kept.match(event.request);
      if (known) return known;
      const answer = await fetch(event.request);
      if (answer.ok) await kept.put(event.request, answer.clone());
      return answer;
    }),
  );
});
