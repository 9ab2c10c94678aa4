/** What is said around variants: their list, their revisions, and the file that one can be. */
export const variantPages = {
  variantList: {
    view: "Shown as",
    views: { table: "Table", cards: "Cards" },
    anyDistro: "Every distribution",
    anyPart: "Every part",
    state: "State",
    anyState: "Every state",
    states: { fresh: "Fresh", stale: "No longer fresh", unbuilt: "No image yet", failed: "Last build failed" },
    published: "Published",
    anyPublished: "Published or not",
    publishedAnswers: { yes: "Published", no: "Not published" },
    sort: "Order",
    sorts: { name: "By name", newest: "Newest image first", size: "Largest image first", built: "Last built first" },
    freshness: "Freshness",
    showAll: "Show all variants",
    noHitsHint: "No variant fits all that is asked for here.",
  },
} as const;
