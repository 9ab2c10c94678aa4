import type { CustomPart } from "#protocol/recipe.ts";
import { EMPTY_PLAN, type PlanPart } from "./part-plan.ts";

/** Packages, files, scripts and container images that the admin names. */
export const planCustom: PlanPart<CustomPart> = (part) => ({
  ...EMPTY_PLAN,
  packages: part.packages,
  files: part.files,
  scripts: part.scripts,
  containerImages: async () => part.containerImages,
  checks: part.packages.map((request) => packageCheck(request.split("=")[0] ?? request)),
});

/** dpkg-query(1): "installed" is the only status that means so. */
export function packageCheck(name: string) {
  return {
    id: `package-${name}`,
    lesson: null,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own placeholders.
    argv: ["dpkg-query", "--show", "--showformat=${db:Status-Status} ${Version}", name],
    expects: /^installed /,
  };
}
