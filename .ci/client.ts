// What front ends and newsroom tools write against types made from the contract. Compiled by .ci/run and never run: it
// fails when a client has to send what Malim does not need, or is not promised what Malim sends.
import createClient from "openapi-fetch";
import type { components, paths } from "./malim";

const malim = createClient<paths, "application/json" | "application/problem+json">({ baseUrl: "http://localhost:8080" });
const version = { "If-Match": '"1"' };

export async function reads(slug: string): Promise<string[]> {
  const list = await malim.GET("/api/articles", { params: { query: { q: "bridge", tag: "city", limit: 2 } } });
  const titles = list.data?.items?.map((teaser) => teaser.title ?? "") ?? [];
  const article = await malim.GET("/api/articles/{slugOrId}", { params: { path: { slugOrId: slug } } });
  if (article.error !== undefined) {
    return [article.error.title, ...(article.error.errors ?? []).map((violation) => violation.detail)];
  }
  return [...titles, ...(article.data.body?.map(words) ?? [])];
}

// One component for cards in lists, in front blocks and beside an article, and for the head of the article itself.
function card(story: components["schemas"]["Teaser"]): string {
  const photo = story.photo;
  const picture = photo?.renditions?.webp.replace("{width}", String(photo.renditions.widths[0])) ?? "";
  return [story.kicker ?? "", story.title, story.lede ?? "", story.byline.text ?? "", story.tags.length, story.section?.name ?? "", picture, story.why?.join() ?? ""].join();
}

export async function cards(slug: string): Promise<string[]> {
  const list = await malim.GET("/api/articles");
  const article = await malim.GET("/api/articles/{slugOrId}", {
    params: { path: { slugOrId: slug }, query: { include: "related,blocks" } },
  });
  if (list.error !== undefined || article.error !== undefined) {
    return [];
  }
  // Whole, since no fields were selected.
  const teasers = list.data as components["schemas"]["TeaserPage"];
  const page = article.data as components["schemas"]["Article"];
  const blocks = page.blocks?.flatMap((block) => block.items) ?? [];
  return [page, ...teasers.items, ...(page.related?.items ?? []), ...blocks].map(card);
}

function words(block: components["schemas"]["BodyBlock"]): string {
  switch (block.type) {
    case "list":
      return [plain(block.intro ?? []), ...block.items.map(item)].join("\n");
    case "paragraph":
    case "heading":
      return plain(block.text);
    case "quote":
      return block.body?.map(words).join("\n") ?? plain(block.text ?? []);
    case "box":
      return [block.title ?? "", ...block.body.map(words)].join("\n");
    case "story":
      return block.story?.title ?? block.title ?? "";
    default:
      return block.id;
  }
}

function item(of: components["schemas"]["ListItem"]): string {
  return [plain(of.text), ...(of.list?.items.map(item) ?? [])].join("\n");
}

function plain(text: components["schemas"]["Span"][]): string {
  return text.map((span) => span.text).join("");
}

export async function writes(id: string): Promise<void> {
  await malim.POST("/management/tags", { body: { name: "City" } });
  await malim.POST("/management/sections", { body: { name: "Culture" } });
  await malim.POST("/management/blocks", { body: { title: "Now", fill: { lang: "kk" }, items: [{ article: id }] } });
  await malim.POST("/management/articles", {
    body: {
      lang: "en",
      title: "A bridge",
      source: { name: "Harbour Post" },
      body: [
        { type: "paragraph", text: [{ text: "It is open." }] },
        { type: "list", style: "bullet", items: [{ text: [{ text: "for carts" }] }] },
        { type: "quote", text: [{ text: "At last." }] },
      ],
    },
  });
  const path = { id };
  await malim.PATCH("/management/articles/{id}", {
    params: { path, header: version },
    body: { lede: null, source: { url: null } },
  });
  const article = await malim.GET("/management/articles/{id}", { params: { path } });
  if (article.data !== undefined) {
    // Responses are open for what later releases add, requests are not: what was read is what may be sent.
    const content = article.data.content as components["schemas"]["ArticleContentInput"];
    await malim.PUT("/management/articles/{id}", { params: { path, header: version }, body: content });
  }
  await malim.PUT("/management/articles/{id}/schedule", {
    params: { path, header: version },
    body: { publishAt: "2026-11-24T18:00:00+05:00" },
  });
  await malim.POST("/management/articles/bulk", { body: { items: [{ action: "publish", id, version: 1 }] } });
  await malim.PATCH("/management/photos/{id}", {
    params: { path, header: version },
    body: { alt: "A bridge", credit: { text: "City archive" } },
  });
  await malim.POST("/management/articles/{id}/previews", { params: { path }, body: {} });
}

/** What the contract refuses, the compiler does. */
export async function refuses(id: string): Promise<void> {
  // @ts-expect-error: `publish` takes no content
  await malim.POST("/management/articles/bulk", { body: { items: [{ action: "publish", id, content: {} }] } });
  // @ts-expect-error: `create` takes content
  await malim.POST("/management/articles/bulk", { body: { items: [{ action: "create" }] } });
}
