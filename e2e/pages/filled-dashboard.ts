import { ADMIN, expect } from "../support/story.ts";
import { fillCatalog } from "./fill-catalog.ts";
import { test as base } from "./shared-dashboard.ts";

/** Stories of pages over a catalog in which everything has happened once; `filled` has the addresses. It is there before a story begins. */
export const test = base.extend<object, { readonly filled: Awaited<ReturnType<typeof fillCatalog>> }>({
  filled: [
    async ({ dashboard, admin }, use) => {
      // Everything in it is done by the admin.
      expect(admin.cookies).not.toEqual([]);
      await use(await fillCatalog(dashboard.environment.MIB_DATA_DIR, ADMIN.email));
    },
    { scope: "worker", auto: true },
  ],
});
