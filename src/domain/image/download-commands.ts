import { quoteForShell } from "#domain/quote-for-shell.ts";

type Download = { readonly fileName: string; readonly sha256: string; readonly url: string };

export const DOWNLOAD_TOOLS = ["curl", "wget", "aria2c"] as const;

/** A tool that downloads on a command line. */
export type DownloadTool = (typeof DOWNLOAD_TOOLS)[number];

/**
 * The command by which a tool fetches an image, for any shell: each goes on where it broke off. aria2c takes four connections, the most
 * reliable way over a slow line (L12), and compares the hash by itself; wget tries 20 times, curl only where it is told to.
 */
const COMMANDS: Record<DownloadTool, (download: Download) => readonly string[]> = {
  curl: ({ fileName, url }) => ["curl", "-fL", "--retry", "20", "-C", "-", "-o", fileName, url],
  wget: ({ fileName, url }) => ["wget", "-c", "-O", fileName, url],
  aria2c: ({ fileName, url, sha256 }) => ["aria2c", "-c", "-x4", "-s4", `--checksum=sha-256=${sha256}`, "-o", fileName, url],
};

export function spellDownload(tool: DownloadTool, download: Download): string {
  return COMMANDS[tool](download).map(quoteForShell).join(" ");
}
