import { appendFileSync, chmodSync, lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ImageHost } from "../../src/host/image-host.ts";

/** The files of an image that is to be broken. Paths are the image's; links on the way are followed by no one. */
export type SpoiltRoot = {
  readonly on: (path: string) => string;
  readonly read: (path: string) => string;
  readonly write: (path: string, text: string) => void;
  readonly append: (path: string, text: string) => void;
  readonly remove: (path: string) => void;
  readonly link: (path: string, target: string) => void;
  /** Replaces what must be there. */
  readonly replace: (path: string, pattern: RegExp, text: string) => void;
};

export function spoiltRoot(root: string): SpoiltRoot {
  const on = (path: string) => join(root, path);
  const prepare = (path: string) => {
    mkdirSync(dirname(on(path)), { recursive: true });
    if (lstatSync(on(path), { throwIfNoEntry: false })?.isSymbolicLink() === true) rmSync(on(path));
  };
  const write = (path: string, text: string) => {
    prepare(path);
    writeFileSync(on(path), text);
  };
  return {
    on,
    read: (path) => readFileSync(on(path), "utf8"),
    write,
    append: (path, text) => appendFileSync(on(path), text),
    remove: (path) => rmSync(on(path), { recursive: true }),
    link: (path, target) => {
      prepare(path);
      symlinkSync(target, on(path));
    },
    replace: (path, pattern, text) => {
      const before = readFileSync(on(path), "utf8");
      if (!pattern.test(before)) throw new Error(`${path} has nothing like ${pattern} to break.`);
      writeFileSync(
        on(path),
        before.replace(pattern, () => text),
      );
    },
  };
}

/** Breaks one thing in an image's files: one check has to notice it, and no other. */
export type FileFault = (root: SpoiltRoot) => void;
/** Breaks something by the image's own programs, with its containerd running. */
export type ProgramFault = (inside: ImageHost) => Promise<void>;

/** A service that fails as soon as it is started. */
export function writeFailingService(root: SpoiltRoot): void {
  root.write("/etc/systemd/system/fault.service", "[Service]\nType=oneshot\nExecStart=/bin/false\n");
  root.link("/etc/systemd/system/multi-user.target.wants/fault.service", "/etc/systemd/system/fault.service");
}

/** A program that ends at once: as the first process of a machine it takes the kernel with it. */
export function writeDeadInit(root: SpoiltRoot): void {
  root.write("/usr/lib/systemd/systemd", "#!/bin/sh\nexit 1\n");
  chmodSync(root.on("/usr/lib/systemd/systemd"), 0o755);
}
