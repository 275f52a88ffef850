package kz.malim.syndication;

/** Examples of feeds and sitemaps in the contract: one item each, shortened where it would repeat the article. */
final class FeedExamples {
    static final String RSS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:media="http://search.yahoo.com/mrss/">
            <channel>
            <title>Malim</title>
            <link>https://malim.example</link>
            <atom:link rel="self" type="application/rss+xml" href="https://malim.example/feeds/all.rss"/>
            <description>Malim</description>
            <language>kk</language>
            <lastBuildDate>Fri, 20 Nov 2026 09:03:07 +0000</lastBuildDate>
            <item>
            <title>Ақжайсанда түнгі кітапхана ашылды</title>
            <link>https://malim.example/api/articles/aqzhaysanda-tungi-kitaphana-ashyldy</link>
            <guid isPermaLink="false">urn:uuid:019a9f3e-5c00-7000-8000-000000000028</guid>
            <pubDate>Fri, 20 Nov 2026 00:00:00 +0500</pubDate>
            <dcterms:date>2026-11-20</dcterms:date>
            <dc:language>kk</dc:language>
            <dc:creator>Айгерім Садықова</dc:creator>
            <category>Мәдениет</category>
            <description>Оқырман енді таңға дейін отыра алады.</description>
            <content:encoded>&lt;p&gt;Оқырман енді таңға дейін отыра алады.&lt;/p&gt;</content:encoded>
            <media:credit role="photographer" scheme="urn:ebu">Фото: Данияр Қайратұлы</media:credit>
            </item>
            </channel>
            </rss>
            """;

    static final String ATOM = """
            <?xml version="1.0" encoding="UTF-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:dcterms="http://purl.org/dc/terms/" xml:lang="kk">
            <id>https://malim.example/feeds/all.atom</id>
            <title>Malim</title>
            <link rel="self" type="application/atom+xml" href="https://malim.example/feeds/all.atom"/>
            <link rel="alternate" href="https://malim.example"/>
            <updated>2026-11-20T09:03:07Z</updated>
            <entry xml:lang="kk">
            <id>urn:uuid:019a9f3e-5c00-7000-8000-000000000028</id>
            <title>Ақжайсанда түнгі кітапхана ашылды</title>
            <link rel="alternate" href="https://malim.example/api/articles/aqzhaysanda-tungi-kitaphana-ashyldy" hreflang="kk"/>
            <published>2026-11-20T00:00:00+05:00</published>
            <updated>2026-11-20T14:03:07+05:00</updated>
            <dcterms:date>2026-11-20</dcterms:date>
            <author><name>Айгерім Садықова</name></author>
            <category term="culture" label="Мәдениет"/>
            <summary>Оқырман енді таңға дейін отыра алады.</summary>
            <content type="html" xml:lang="kk">&lt;p&gt;Оқырман енді таңға дейін отыра алады.&lt;/p&gt;</content>
            </entry>
            </feed>
            """;

    static final String JSON = """
            {"version": "https://jsonfeed.org/version/1.1", "title": "Malim", "home_page_url": "https://malim.example",
             "feed_url": "https://malim.example/feeds/all.json", "language": "kk",
             "items": [{"id": "urn:uuid:019a9f3e-5c00-7000-8000-000000000028",
                        "url": "https://malim.example/api/articles/aqzhaysanda-tungi-kitaphana-ashyldy",
                        "title": "Ақжайсанда түнгі кітапхана ашылды",
                        "summary": "Оқырман енді таңға дейін отыра алады.",
                        "content_html": "<p>Оқырман енді таңға дейін отыра алады.</p>",
                        "date_published": "2026-11-20T00:00:00+05:00", "date_modified": "2026-11-20T14:03:07+05:00",
                        "language": "kk", "authors": [{"name": "Айгерім Садықова"}], "tags": ["Мәдениет"],
                        "_malim": {"article": "https://malim.example/api/articles/aqzhaysanda-tungi-kitaphana-ashyldy",
                                   "published": {"date": "2026-11-20", "precision": "day"},
                                   "photos": [{"role": "lead", "credit": "Фото: Данияр Қайратұлы"}]}}]}
            """;

    static final String SITEMAP_INDEX = """
            <?xml version="1.0" encoding="UTF-8"?>
            <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
            <sitemap>
            <loc>https://malim.example/sitemaps/2026-11-20.xml</loc></sitemap>
            </sitemapindex>
            """;

    static final String SITEMAP = """
            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
            <url>
            <loc>https://malim.example/api/articles/aqzhaysanda-tungi-kitaphana-ashyldy</loc>
            <lastmod>2026-11-20T14:03:07+05:00</lastmod></url>
            </urlset>
            """;

    static final String NEWS_SITEMAP = """
            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
            <url>
            <loc>https://malim.example/api/articles/aqzhaysanda-tungi-kitaphana-ashyldy</loc>
            <news:news>
            <news:publication>
            <news:name>Malim</news:name>
            <news:language>kk</news:language></news:publication>
            <news:publication_date>2026-11-20</news:publication_date>
            <news:title>Ақжайсанда түнгі кітапхана ашылды</news:title></news:news></url>
            </urlset>
            """;

    static final String ROBOTS = """
            User-agent: *
            Disallow: /management/

            Sitemap: https://malim.example/sitemap.xml
            Sitemap: https://malim.example/sitemap-news.xml
            """;

    private FeedExamples() {}
}
