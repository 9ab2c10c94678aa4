import { CATALOG_PLACES, type Place, SOURCE_PLACES } from "#app/_shell/places.ts";
import type { Found } from "#trpc/outputs.ts";

type NounFacts = Pick<Place, "word" | "icon"> & { readonly list: string };

const factsOf = (word: Place["word"]): NounFacts => {
  const place = [...CATALOG_PLACES, ...SOURCE_PLACES].find((candidate) => candidate.word === word);
  if (place === undefined) throw new Error(`There is no place ${word}.`);
  return { word, icon: place.icon, list: place.href };
};

/** Where each noun's own pages are, and how it looks in a list of many nouns. */
export const NOUN_FACTS: Readonly<Record<Found["noun"], NounFacts>> = {
  variant: factsOf("variants"),
  build: factsOf("builds"),
  image: factsOf("images"),
  baseImage: factsOf("baseImages"),
  mirrorProfile: factsOf("mirrors"),
  cloudTarget: factsOf("targets"),
  host: factsOf("hosts"),
};
