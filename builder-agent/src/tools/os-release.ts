import { readFileSync } from "node:fs";

/** os-release(5) as a map: `ID`, `VERSION_ID`, `VERSION_CODENAME`, `PRETTY_NAME` …; a key that is not there is empty. */
export function readOsRelease(path = "/etc/os-release"): (key: string) => string {
  const fields = new Map(
    readFileSync(path, "utf8")
      .split("\n")
      .flatMap((line): [string, string][] => {
        const match = /^([A-Z_]+)=(?:"(.*)"|'(.*)'|(.*))$/.exec(line);
        return match?.[1] === undefined ? [] : [[match[1], match[2] ?? match[3] ?? match[4] ?? ""]];
      }),
  );
  return (key) => fields.get(key) ?? "";
}
