import { benchChrootBuild } from "./chroot-build.ts";
import { benchLists } from "./lists.ts";
import { benchServerBuild } from "./server-build.ts";

/** Every benchmark by name: each runs the product beside the bare tools and gives figures that are printed as one JSON object. */
const BENCHMARKS: Readonly<Record<string, () => Promise<unknown>>> = {
  "chroot-build": benchChrootBuild,
  "server-build": benchServerBuild,
  lists: benchLists,
};

const name = process.argv[2] ?? "";
const benchmark = BENCHMARKS[name];
if (benchmark === undefined) {
  console.error(`There is no benchmark ${name}. There are: ${Object.keys(BENCHMARKS).join(", ")}`);
  process.exit(2);
}
console.log(JSON.stringify(await benchmark(), null, 2));
