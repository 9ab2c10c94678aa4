import { readImageFile } from "../scopes/image-path.ts";
import { type CloudConfig, mergeCloudConfig } from "./cloud-config.ts";
import { findFiles } from "./image-files.ts";

/** cloud-init's configuration as the image's files make it. */
export function readCloudConfig(root: string): CloudConfig {
  const paths = ["/etc/cloud/cloud.cfg", ...findFiles(root, [{ folder: "/etc/cloud/cloud.cfg.d", names: /\.cfg$/ }])];
  return mergeCloudConfig(paths.map((path) => ({ path, text: readImageFile(root, path) ?? "" })));
}
