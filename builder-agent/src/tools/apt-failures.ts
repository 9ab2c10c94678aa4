import type { FailureTable } from "../host/failure-table.ts";

/** Blocks by country, in the words of those who block; they come as the body or the reason of a 403. */
export const GEO_BLOCK_FAILURES: FailureTable = [
  {
    pattern:
      /(comply with US export control regulations|configured to block access from your country|not available in your (?:country|region))/i,
    code: "MIRROR_GEO_BLOCKED",
    message: () => "The server refuses this builder's country.",
  },
];

/** What apt(8) and dpkg(1) say, in English (the agent sets the locale). Tested with their real words. */
export const APT_FAILURES: FailureTable = [
  ...GEO_BLOCK_FAILURES,
  {
    pattern: /Unable to locate package (\S+)/,
    code: "PACKAGE_NOT_FOUND",
    message: (name) => `No package source has a package ${name}.`,
  },
  {
    pattern: /Package '?([^' ]+)'? has no installation candidate/,
    code: "PACKAGE_NOT_FOUND",
    message: (name) => `The package ${name} is known but no source offers it.`,
  },
  {
    pattern: /(Version '[^']+' for '[^']+') was not found/,
    code: "PACKAGE_NOT_FOUND",
    message: (subject) => `${subject} was not found in any package source.`,
  },
  {
    pattern: /(?:NO_PUBKEY|BADSIG|EXPKEYSIG|REVKEYSIG) ([0-9A-F]+)/,
    code: "MIRROR_SIGNATURE_BAD",
    message: (key) => `A package source's signature by key ${key} cannot be trusted.`,
  },
  {
    pattern: /The repository '([^']+)' (?:is not signed|is no longer signed|does not have a Release file)/,
    code: "MIRROR_SIGNATURE_BAD",
    message: (source) => `The package source "${source}" is not signed.`,
  },
  {
    pattern: /Release file for (\S+) is (?:expired|not valid yet)/,
    code: "MIRROR_SIGNATURE_BAD",
    message: (index) =>
      `${index} is not valid today: the mirror has stopped following its publisher, or the builder's clock is wrong.`,
  },
  {
    pattern: /Failed to fetch (\S+)\s+Hash Sum mismatch|Hash Sum mismatch/,
    code: "MIRROR_HASH_MISMATCH",
    message: () => "A mirror delivered a file that is not the one its index names; it may be in the middle of an update.",
  },
  {
    pattern: /(Temporary failure resolving '[^']+'|Could not resolve '[^']+')/,
    code: "MIRROR_UNREACHABLE",
    message: (subject) => `A mirror's name does not resolve: ${subject}.`,
  },
  {
    pattern:
      /(?:Could not connect to|Unable to connect to|Cannot initiate the connection to) ([^\s:]+(?::\d+)?)|Connection (?:refused|timed out|failed)/,
    code: "MIRROR_UNREACHABLE",
    message: (subject) => `A mirror does not answer: ${subject}.`,
  },
  {
    pattern: /Failed to fetch (\S+)\s+404/,
    code: "MIRROR_NOT_FOUND",
    message: (url) => `A mirror does not have ${url}.`,
  },
  {
    pattern: /Failed to fetch (\S+)/,
    code: "MIRROR_UNREACHABLE",
    message: (url) => `A mirror did not deliver ${url}.`,
  },
  {
    pattern: /No space left on device|You don't have enough free space in/,
    code: "DISK_TOO_SMALL",
    message: () => "The image's disk is too small for what is installed on it.",
  },
  {
    pattern:
      /(The following packages have unmet dependencies|Unable to correct problems, you have held broken packages|pkgProblemResolver::Resolve generated breaks)/,
    code: "PACKAGE_CONFLICT",
    message: () => "The packages asked for cannot be installed together.",
  },
  {
    pattern: /dpkg: error processing (?:package|archive) (\S+)/,
    code: "PACKAGE_INSTALL_FAILED",
    message: (name) => `The package ${name} could not be installed.`,
  },
];
