// Reads whatever the demo newsroom shows: from Malim itself and through a proxy. Arguments: both addresses, and a key.
import { readFile } from "node:fs/promises";

const [malim, proxy, key] = process.argv.slice(2);
const LISTED = 100;
const CARDS = 20;

async function json(path, options = {}) {
  const response = await fetch(malim + path, options);
  if (!response.ok) {
    throw new Error(`${response.status} ${path}`);
  }
  return response.json();
}

/** A photo of its own: equal bytes would be the same one. */
async function upload(i, headers) {
  const form = new FormData();
  form.append("file", new Blob([await readFile("src/test/resources/pictures/camera.jpg"), String(i)]), "camera.jpg");
  const photo = await json("/management/photos", { method: "POST", headers, body: form });
  return photo.id;
}

/** With more stories than a list can show, each with the people and topics of one of the demo; the newest with pictures. */
async function fill() {
  const known = await json(`/api/articles?limit=${LISTED}`);
  const dressed = known.items.filter((story) => story.photo && story.section);
  const authorization = { Authorization: `Bearer ${key}` };
  const headers = { ...authorization, "Content-Type": "application/json" };
  for (let i = known.items.length; i < LISTED + CARDS; i++) {
    const like = dressed[i % dressed.length];
    const photo = i < LISTED ? like.photo.id : await upload(i, authorization);
    const made = await json("/management/articles", {
      method: "POST",
      headers,
      body: JSON.stringify({
        lang: like.lang,
        title: `${like.title} ${i}`,
        section: like.section.slug,
        tags: like.tags.map((tag) => tag.slug),
        authors: like.byline.authors.map((author) => author.slug),
        photos: [{ id: photo, role: "lead" }],
        body: [{ type: "paragraph", text: [{ text: like.title }] }],
      }),
    });
    await json(`/management/articles/${made.id}/publication`, { method: "PUT", headers: { ...headers, "If-Match": '"1"' } });
  }
}

async function addresses() {
  const list = await json(`/api/articles?limit=${LISTED}`);
  const blocks = await json("/api/blocks");
  const all = new Set([
    "/api/articles",
    `/api/articles?limit=${LISTED}`,
    `/api/articles?limit=${LISTED}&facets=tag,section,author&count=exact`,
    "/api/articles?limit=50&fields=title,body,photo",
    "/api/articles?q=a",
    "/api/search/suggest?q=ma",
    "/api/blocks",
    ...blocks.items.map((block) => `/api/blocks/${block.name}`),
    ...["rss", "atom", "json", "podcast"].map((form) => `/feeds/all.${form}`),
    ...["kk", "ru", "en"].map((lang) => `/feeds/lang/${lang}.rss`),
    "/sitemap.xml",
    "/sitemap-news.xml",
    "/robots.txt",
    "/problems",
    "/openapi",
    "/docs/",
  ]);
  for (const story of list.items.slice(0, 10).concat(list.items.slice(-31))) {
    for (const part of ["", "/body", "/photos", "/related"]) {
      all.add(story.url + part);
    }
    for (const query of ["profile=full", "format=html", "format=ninjs", "format=jsonld", "format=markdown", "body=html"]) {
      all.add(`${story.url}?${query}`);
    }
    story.tags.forEach((tag) => all.add(`/feeds/tag/${tag.slug}.json`));
    if (story.section) {
      all.add(`/feeds/section/${story.section.slug}.atom`);
    }
    if (story.photo) {
      all.add(`/api/photos/${story.photo.id}`);
      if (story.photo.renditions) {
        all.add(story.photo.renditions.webp.replace("{width}", story.photo.renditions.widths[0]));
      }
    }
  }
  return [...all];
}

function bytes(response) {
  return [...response.headers].reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);
}

async function check(server, path) {
  const response = await fetch(server + path, { headers: { Origin: "https://news.example" } });
  await response.arrayBuffer();
  const wrong = [];
  if (response.status !== 200 || bytes(response) > 3000) {
    wrong.push(`${response.status} with ${bytes(response)} bytes of headers: ${server}${path}`);
  }
  const etag = response.headers.get("etag");
  if (etag !== null && response.status === 200) {
    const unchanged = await fetch(server + path, { headers: { "If-None-Match": etag } });
    if (unchanged.status !== 304 || bytes(unchanged) > 600) {
      wrong.push(`${unchanged.status} with ${bytes(unchanged)} bytes of headers: ${server}${path}`);
    }
  }
  return { wrong, bytes: bytes(response) };
}

/** Cards for an app, as they come over the network. */
async function bytesOfCards() {
  const path = `/api/articles?profile=mobile&limit=${CARDS}`;
  const cards = await fetch(malim + path, { headers: { "Accept-Encoding": "br" } });
  const { items } = await cards.json();
  if (items.length !== CARDS || !items.every((card) => card.photo.renditions)) {
    throw new Error("Too few cards with pictures.");
  }
  return Number(cards.headers.get("content-length"));
}

await fill();
const cards = await bytesOfCards();
const read = await addresses();
const checked = [];
for (const path of read) {
  checked.push(await check(malim, path), await check(proxy, path));
}
const wrong = checked.flatMap((one) => one.wrong);
console.log(`${read.length} addresses read twice; at most ${Math.max(...checked.map((one) => one.bytes))} bytes of headers`);
console.log(`${CARDS} cards for an app: ${cards} bytes`);
if (cards > 3000) {
  wrong.push(`${cards} bytes of ${CARDS} cards for an app`);
}
if (wrong.length > 0) {
  console.error(wrong.join("\n"));
  process.exit(1);
}
