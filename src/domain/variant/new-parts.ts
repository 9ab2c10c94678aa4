import type { RecipePart, RecipePartKind } from "#protocol/recipe.ts";

/** What a part is when an admin adds it. Apart from the schema, so that the browser has it without zod. */
export const NEW_PARTS: { readonly [Kind in RecipePartKind]: Extract<RecipePart, { kind: Kind }> } = {
  "docker-ce": {
    kind: "docker-ce",
    origin: "docker",
    version: null,
    plugins: ["buildx", "compose"],
    daemon: { logMaxSizeMegabytes: 50, logMaxFiles: 3, isLiveRestore: true, addressPool: null, insecureRegistries: [] },
  },
  kubernetes: {
    kind: "kubernetes",
    minor: "1.34",
    containerd: "docker",
    prePull: { isEnabled: false, extraImages: [], skippedAddons: [] },
  },
  custom: { kind: "custom", packages: [], files: [], scripts: [], containerImages: [] },
};
