import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";

/** Whom this command line is signed in as: a cookie for each dashboard, by its origin. `current` is the last one signed in to. */
const sessionsSchema = z.object({ current: z.url().nullable(), cookies: z.record(z.string(), z.string()) });
type Sessions = z.infer<typeof sessionsSchema>;

/** Keeps sessions in a file that its owner alone reads. */
export function openSessionFile(configFolder: string) {
  const file = join(configFolder, "marketplace-image-builder", "session.json");

  function read(): Sessions {
    try {
      return sessionsSchema.parse(JSON.parse(readFileSync(file, "utf8")));
    } catch {
      // No file, or one that is no longer ours to read: nobody is signed in.
      return { current: null, cookies: {} };
    }
  }

  return {
    /** The dashboard to ask when none is named: `usual` where we are signed in to it, else the last one signed in to. */
    choose(usual: URL): URL {
      const { current, cookies } = read();
      return cookies[usual.origin] === undefined && current !== null ? new URL(current) : usual;
    },
    cookie: (url: URL): string => read().cookies[url.origin] ?? "",
    keep(url: URL, cookie: string): void {
      const sessions: Sessions = { current: url.origin, cookies: { ...read().cookies, [url.origin]: cookie } };
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      const partial = `${file}.${process.pid}`;
      writeFileSync(partial, JSON.stringify(sessions, null, 2), { mode: 0o600 });
      renameSync(partial, file);
    },
  };
}
