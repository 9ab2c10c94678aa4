import { readFileSync, realpathSync, writeFileSync } from "node:fs";
import http from "node:http";
import { join } from "node:path";
import tls from "node:tls";
import type { BuildFace } from "#protocol/recipe.ts";
import type { Host } from "./host.ts";

const RESOLVER = "/etc/resolv.conf";
/** Where Debian's and Ubuntu's programs look for the authorities that they trust. */
export const TRUSTED_CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt";
/** What lies on the builder itself is never asked for through a proxy. */
const DIRECT_HOSTS = "localhost,127.0.0.1,::1";

/** The variables by which programs find the profile's proxy: curl, apt, aria2c and all that is written in Go read them (in one spelling or the other). */
export function proxyVariables(proxy: string | null): Readonly<Record<string, string>> {
  if (proxy === null) return {};
  return {
    ...{ http_proxy: proxy, https_proxy: proxy, no_proxy: DIRECT_HOSTS },
    ...{ HTTP_PROXY: proxy, HTTPS_PROXY: proxy, NO_PROXY: DIRECT_HOSTS },
  };
}

/** How a job sees the network: as a mirror profile's build face says, or a cloud's own CA. */
export type NetworkView = Pick<BuildFace, "nameservers" | "caCertificate" | "httpProxy">;

/**
 * Lets the job, its own fetches and every command of it on the builder see the network as the profile's build face says:
 * its nameservers, its CA, its proxy. Files are laid over the builder's own in the job's private mount namespace: nobody
 * else sees them, and they are gone with the job. `folder` is the job's.
 */
export async function enterJobNetwork(face: NetworkView | null, folder: string, host: Host): Promise<void> {
  if (face === null) return;
  const overlays: readonly (readonly [target: string, content: string | null])[] = [
    [RESOLVER, face.nameservers.length === 0 ? null : face.nameservers.map((address) => `nameserver ${address}\n`).join("")],
    [TRUSTED_CERTIFICATES, face.caCertificate === null ? null : trustedWith(face.caCertificate)],
  ];
  for (const [target, content] of overlays) {
    if (content === null) continue;
    const file = join(folder, target.split("/").at(-1) ?? "");
    writeFileSync(file, content);
    await host.run(["mount", "--bind", file, realpathSync(target)], { isQuiet: true });
  }
  http.setGlobalProxyFromEnv({ NODE_ENV: "production", ...proxyVariables(face.httpProxy) });
}

/** What the agent itself fetches is believed where the system believes it, or an authority that a profile or a cloud names. */
export function trustAuthorities(...named: readonly (string | null)[]): void {
  const known = [...tls.getCACertificates("default"), ...tls.getCACertificates("system")];
  tls.setDefaultCACertificates([...new Set([...known, ...named.filter((certificate) => certificate !== null)])]);
}

function trustedWith(certificate: string): string {
  return `${readFileSync(TRUSTED_CERTIFICATES, "utf8").trimEnd()}\n${certificate.trimEnd()}\n`;
}
