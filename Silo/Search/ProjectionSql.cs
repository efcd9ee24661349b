namespace Shop.Silo.Search;

/// <summary>The statements of the projection.</summary>
internal static class ProjectionSql
{
    /// <summary>
    /// Writes products and the phrases that they bring, all or none. A row moves forward only; a phrase counts a product when it
    /// comes for the first time. Rows and phrases come in one order, so that two of these wait for each other and never in a ring.
    /// Of the description only the words count, not their places: half of the space, and no rank goes by them.
    /// </summary>
    public const string Write = """
        WITH written AS
        (
            INSERT INTO shop.search_products AS old
                (id, version, active, price, rating, popularity, created, facets, packed, head, words, card)
            SELECT id, version, active, price, rating, popularity, created, facets::integer[],
                   coalesce((SELECT string_agg(int4send(facet), ''::bytea) FROM unnest(facets::integer[]) AS facet), ''::bytea),
                   head.vector, head.vector || strip(to_tsvector('english', description)), card
            FROM unnest($1::uuid[], $2::bigint[], $3::boolean[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[],
                        $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[])
                AS given(id, version, active, price, rating, popularity, created, facets, title, brand, labels, description, card),
                LATERAL (SELECT setweight(to_tsvector('english', title), 'A')
                             || setweight(to_tsvector('english', labels), 'B')
                             || setweight(to_tsvector('english', brand), 'C')) AS head(vector)
            ON CONFLICT (id) DO UPDATE
                SET version = excluded.version, active = excluded.active, price = excluded.price, rating = excluded.rating,
                    popularity = excluded.popularity, created = excluded.created, facets = excluded.facets, packed = excluded.packed, head = excluded.head,
                    words = excluded.words, card = excluded.card
                WHERE old.version < excluded.version
            RETURNING id, xmax = 0 AS is_new
        )
        INSERT INTO shop.search_phrases AS old (kind, key, target, text, uses)
        SELECT kind, key,
               CASE WHEN kind = 0 THEN coalesce((tsvector_to_array(to_tsvector('english', key)))[1], '') ELSE target END,
               min(text), count(*) FILTER (WHERE is_new)
        FROM unnest($14::uuid[], $15::smallint[], $16::text[], $17::text[], $18::text[]) AS given(id, kind, key, target, text)
        JOIN written USING (id)
        GROUP BY 1, 2, 3
        ORDER BY 1, 2, 3
        ON CONFLICT (kind, key, target) DO UPDATE SET uses = old.uses + excluded.uses WHERE excluded.uses > 0
        """;

    /// <summary>Keeps the newest tree of categories.</summary>
    public const string WriteCategories = """
        INSERT INTO shop.search_categories AS old (only_one, version, categories) VALUES (true, $1, $2)
        ON CONFLICT (only_one) DO UPDATE SET version = excluded.version, categories = excluded.categories
        WHERE old.version < excluded.version
        """;

    /// <summary>The tree that was projected last.</summary>
    public const string ReadCategories = "SELECT categories::text FROM shop.search_categories";
}
