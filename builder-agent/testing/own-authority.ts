import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "./world/run-command.ts";

/** A certificate authority of a site's own, and a server's certificate that only it vouches for; PEM. */
export type OwnAuthority = { readonly ca: string; readonly certificate: string; readonly key: string };

/** Made anew in a folder, for one server's name. */
export async function makeOwnAuthority(folder: string, name: string): Promise<OwnAuthority> {
  const file = (kind: string) => join(folder, kind);
  const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-noenc", "-days", "30"];
  const authority = ["-CA", file("ca.pem"), "-CAkey", file("ca.key")];
  await runCommand([
    "openssl",
    "req",
    "-x509",
    ...newKey,
    "-subj",
    "/CN=Site CA",
    "-keyout",
    file("ca.key"),
    "-out",
    file("ca.pem"),
  ]);
  await runCommand([
    ...["openssl", "req", "-x509", ...newKey, ...authority, "-subj", `/CN=${name}`, "-addext", `subjectAltName=DNS:${name}`],
    ...["-addext", "basicConstraints=critical,CA:FALSE", "-keyout", file("server.key"), "-out", file("server.pem")],
  ]);
  return {
    ca: readFileSync(file("ca.pem"), "utf8"),
    certificate: readFileSync(file("server.pem"), "utf8"),
    key: readFileSync(file("server.key"), "utf8"),
  };
}
