import { expect, test } from "vitest";
import { NEW_LISTING } from "../variant/new-listing.ts";
import { listingProperties } from "./listing-properties.ts";

const text = (name: string, description = "") => ({ name, description, usage: "sudo docker ps" });

test("each language's own words become properties, and what is not written becomes none", () => {
  const listing = { ...NEW_LISTING, texts: { en: text("Docker", "Docker, ready."), fa: text("داکر"), "zh-Hans": text("") } };
  expect(listingProperties({ summary: "Docker on Debian.", listing: { ...listing, supportEndsOn: "2027-04-30" } })).toEqual({
    description: "Docker on Debian.",
    marketplace_name_en: "Docker",
    marketplace_description_en: "Docker, ready.",
    marketplace_name_fa: "داکر",
    marketplace_support_ends_on: "2027-04-30",
  });
  expect(listingProperties({ summary: "", listing: NEW_LISTING })).toEqual({});
});

test("a summary that is too long for a property ends after a whole word, in one line", () => {
  const { description = "" } = listingProperties({ summary: "many words\n".repeat(40), listing: NEW_LISTING });
  expect(description.length).toBeLessThanOrEqual(255);
  expect(description).toMatch(/^many words many .* (many|words)…$/);
});
