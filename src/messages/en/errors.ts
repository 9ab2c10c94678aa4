import type { DomainErrorCode } from "#domain/domain-error.ts";
import type { AgentErrorCode } from "#protocol/agent-error.ts";

/** What went wrong, and what to do about it. `{{subject}}` is the package, address, file or command that it is about. */
type ErrorCopy = { readonly title: string; readonly hint: string };

export const errors = {
  RECIPE_REJECTED: {
    title: "The agent did not accept the recipe",
    hint: "Open the variant, correct the part that the log names, and build again.",
  },
  RECIPE_UNSUPPORTED: {
    title: "This host’s agent cannot build this recipe",
    hint: "The combination of base image, pipeline and parts is not supported: {{subject}}. Choose another base or part.",
  },
  CONTAINERD_TOO_OLD: {
    title: "This Kubernetes needs a newer containerd",
    hint: "{{subject}}. Take containerd from Docker’s repository in the variant’s Kubernetes part, or choose an older Kubernetes.",
  },
  SCRIPT_FAILED: {
    title: "A script of the variant failed",
    hint: "{{subject}} ended with an error; its last lines are in the log. Correct the script in the variant’s custom part.",
  },
  PACKAGE_NOT_FOUND: {
    title: "A package does not exist in the package sources",
    hint: "Check the spelling of {{subject}} in the variant, and that the mirror carries it for this release.",
  },
  PACKAGE_CONFLICT: {
    title: "Packages exclude each other",
    hint: "apt found no set of versions that fits together. Remove {{subject}} or the version that is pinned.",
  },
  PACKAGE_INSTALL_FAILED: {
    title: "A package could not be installed",
    hint: "The package’s own scripts failed. The last lines of the log name the cause.",
  },
  DISK_TOO_SMALL: {
    title: "The image’s disk is too small",
    hint: "Give the variant a larger disk, or remove packages from it.",
  },
  BASE_URL_REJECTED: {
    title: "The base image’s address was refused",
    hint: "Only plain http and https addresses are fetched. Correct the address of the base image.",
  },
  BASE_CHECKSUM_MISMATCH: {
    title: "The base image is not the one that was promised",
    hint: "Its checksum differs. A newer release may be half published: try again later, or correct the checksum.",
  },
  BASE_SIGNATURE_BAD: {
    title: "The signature of the base image is not valid",
    hint: "Nothing was built from it. Check the mirror, and the key and fingerprint in the base image.",
  },
  BASE_FORMAT_REJECTED: {
    title: "The base image is not a plain qcow2 file",
    hint: "It may be another format, refer to other files, or use features that are not safe. Choose another image.",
  },
  BASE_LAYOUT_UNKNOWN: {
    title: "The base image’s partitions are not understood",
    hint: "No partition holds a root filesystem that the agent knows. Use a cloud image of Debian or Ubuntu.",
  },
  BASE_SOURCES_UNKNOWN: {
    title: "There is no package source to bootstrap from",
    hint: "The host runs another release. Give the base image its apt sources, or the variant a mirror.",
  },
  MIRROR_UNREACHABLE: {
    title: "A mirror does not answer",
    hint: "{{subject}} could not be reached from the builder host. Try again, or choose another mirror for the variant.",
  },
  MIRROR_NOT_FOUND: {
    title: "The mirror does not have what was asked for",
    hint: "{{subject}} is not there. Check the address in the mirror profile and that the mirror carries this release.",
  },
  MIRROR_SIGNATURE_BAD: {
    title: "The mirror’s package lists are not signed by a known key",
    hint: "The mirror may be out of date or changed by someone. Nothing was installed from it.",
  },
  MIRROR_GEO_BLOCKED: {
    title: "The source refuses this country",
    hint: "{{subject}} blocks the builder host’s region. Set a mirror for it in the mirror profile.",
  },
  MIRROR_HASH_MISMATCH: {
    title: "The mirror was changing while it was read",
    hint: "A package list and its checksum did not fit. This usually passes: try again in a few minutes.",
  },
  MIRROR_STALLED: {
    title: "The mirror stopped sending",
    hint: "{{subject}} answered and then sent nothing more. Look whether the mirror can still reach its upstream, or name another in the mirror profile.",
  },
  HOST_COMMAND_MISSING: {
    title: "The builder host lacks a command",
    hint: "Install {{subject}} on the host. The host’s page shows the line to run.",
  },
  HOST_DISK_FULL: {
    title: "The builder host’s disk is full",
    hint: "Free some space on the host, then try again.",
  },
  HOST_ATTACH_UNAVAILABLE: {
    title: "The host cannot attach a disk image",
    hint: "Neither nbd nor a loop device works there. Load the nbd module, or use another host.",
  },
  HOST_RESOURCE_BUSY: {
    title: "Something on the host was in use",
    hint: "{{subject}} was busy. Try again.",
  },
  HOST_UNREACHABLE: {
    title: "The builder host does not answer",
    hint: "Check that it is up and that its address and port are right.",
  },
  HOST_AUTHENTICATION_FAILED: {
    title: "The host does not let the dashboard in",
    hint: "Add the public key on the host’s page to authorized_keys of the right user.",
  },
  HOST_KEY_MISMATCH: {
    title: "The host shows another key than before",
    hint: "Everything for this host has stopped. If it was reinstalled, compare the new fingerprint and confirm it; if not, find out who answers there.",
  },
  HOST_NOT_ROOT: {
    title: "The agent has no root rights on the host",
    hint: "Let the user be root, or allow it sudo without a password.",
  },
  IMAGE_BOOT_FAILED: {
    title: "The finished image does not boot",
    hint: "The image was thrown away. The log of the boot shows how far it came.",
  },
  IMAGE_CHECK_FAILED: {
    title: "The finished image did not pass its checks",
    hint: "The image was thrown away. The log names the check.",
  },
  IMAGE_HASH_MISMATCH: {
    title: "The image changed on its way here",
    hint: "What arrived is not what the host sealed. Try again; if it happens twice, check the host’s disk.",
  },
  AGENT_VERSION_MISMATCH: {
    title: "The host runs another version of the agent",
    hint: "The dashboard installs the right one by itself. Try again.",
  },
  AGENT_KILLED: {
    title: "The agent was stopped in the middle of its work",
    hint: "The host may have been restarted or have run out of memory. What it held was released. Try again.",
  },
  AGENT_JOURNAL_LOST: {
    title: "The host no longer has this job’s journal",
    hint: "Somebody may have emptied its work folder. Start it again.",
  },
  AGENT_BUG: {
    title: "The agent made a mistake",
    hint: "This is a fault of the product. Please report it with the log of this build.",
  },
  TARGET_UNREACHABLE: {
    title: "The cloud does not answer",
    hint: "{{subject}} could not be reached from the builder host. Check the target’s address, and that the host may reach it.",
  },
  TARGET_AUTHENTICATION_FAILED: {
    title: "The cloud does not let the dashboard in",
    hint: "The password or the application credential was refused. Change the target’s credentials, then check it.",
  },
  TARGET_FORBIDDEN: {
    title: "The cloud does not allow this",
    hint: "The target’s user lacks a role for it; making images public most often takes an admin. Choose another visibility, or ask for the role.",
  },
  TARGET_NOT_FOUND: {
    title: "This is no longer in the cloud",
    hint: "{{subject}} is not there. Somebody may have removed it in the cloud itself; publish the image again.",
  },
  TARGET_QUOTA_EXCEEDED: {
    title: "The cloud’s quota is used up",
    hint: "Keep fewer publications on this target, remove images there, or ask for more room.",
  },
  TARGET_REJECTED: {
    title: "The cloud refused the request",
    hint: "Its answer is in the log, with the number by which the cloud’s own logs know it.",
  },
  TARGET_HASH_MISMATCH: {
    title: "What the cloud stored is not the image",
    hint: "Its hash differs, so it was removed there. Try again; if it happens twice, ask who runs the cloud’s storage.",
  },
  TARGET_SERVER_FAILED: {
    title: "The cloud could not run the server",
    hint: "Its own words are in the log. Most often no hypervisor has room for the target’s flavor, or its network is wrong.",
  },
  TARGET_SERVER_UNREACHABLE: {
    title: "Nobody could log in to the server",
    hint: "The builder host has to reach port 22 on the target’s network. Check its routes and firewalls.",
  },
  TARGET_SNAPSHOT_FAILED: {
    title: "The cloud made no snapshot of the server",
    hint: "Try again; if it happens twice, ask who runs the cloud’s compute and image services.",
  },
  COMMAND_FAILED: {
    title: "A command failed",
    hint: "The last lines of its output are below. No known cause fits them.",
  },
  CANCELLED: { title: "The build was cancelled", hint: "Nothing is left of it on the host. Build again whenever you like." },

  SIGN_IN_NEEDED: { title: "You are signed out", hint: "Sign in again to go on." },
  SIGN_IN_FAILED: { title: "E-mail or password is wrong", hint: "Check both and try again." },
  SIGN_IN_TOO_OFTEN: { title: "Too many attempts", hint: "Wait a minute, then try again." },
  PASSWORD_WRONG: { title: "That is not your password", hint: "Give the password that you sign in with now." },
  TOKEN_UNKNOWN: {
    title: "This API token is not known",
    hint: "It may have been revoked, or its owner removed. Make another one under Settings, API tokens.",
  },
  TOKEN_EXPIRED: {
    title: "This API token has expired",
    hint: "Make another one under Settings, API tokens, and put it where {{name}} was.",
  },
  TOKEN_TRIED_TOO_OFTEN: {
    title: "Too many wrong tokens",
    hint: "Wait a minute, then try again with the whole token.",
  },
  TOKEN_NOT_ENOUGH: {
    title: "A token does not allow this",
    hint: "Sign in with e-mail and password: a token makes no other token and changes no password.",
  },
  ROLE_TOO_LOW: { title: "Your role does not allow this", hint: "Ask an admin to do it, or to change your role." },
  SETUP_TOKEN_WRONG: {
    title: "This set-up link is not valid",
    hint: "Use the newest link that “npm run up” printed; an older one no longer works.",
  },
  SETUP_ALREADY_DONE: { title: "The first admin exists already", hint: "Sign in, or ask an admin to add you." },
  NOT_FOUND: { title: "This does not exist", hint: "It may have been removed, or the address is wrong." },
  NAME_TAKEN: { title: "This name is taken", hint: "Choose another name: {{name}} is used already." },
  EDITED_MEANWHILE: {
    title: "Somebody else changed this meanwhile",
    hint: "Reload the page to see the newest revision, then make your change again.",
  },
  ARCHIVED: { title: "This is archived", hint: "Restore it first." },
  STILL_USED: { title: "This is still used", hint: "Change or archive what uses it first." },
  LAST_ADMIN: { title: "There has to be one admin", hint: "Make somebody else an admin first." },
  LOCAL_HOST_FIXED: { title: "This machine is always a builder host", hint: "It can be neither edited nor archived." },
  HOST_KEY_NOT_OFFERED: {
    title: "The host shows another key now",
    hint: "Reload the page and compare the fingerprint again.",
  },
  NO_HOST_FOR_ARCHITECTURE: {
    title: "No builder host can build this",
    hint: "Add a host of the variant’s architecture, and wait until it is ready.",
  },
  BUILD_ALREADY_FINISHED: { title: "It is over already", hint: "There is nothing left to cancel." },
  BUILD_STILL_RUNNING: { title: "The build is still running", hint: "Wait until it ends, or cancel it first." },
  DISK_FILE_UNUSABLE: {
    title: "This file cannot be verified",
    hint: "{{path}} is no regular file on the dashboard’s machine. Give the absolute path of a qcow2 file there.",
  },
  VERIFICATION_NOT_DONE: {
    title: "This verification has no report",
    hint: "It is not over yet, or it broke off. Its log says why.",
  },
  CATALOG_FILE_INVALID: { title: "The file is not a valid catalog", hint: "{{reason}}" },
  CREDENTIALS_UNREADABLE: { title: "These credentials cannot be used", hint: "{{reason}}" },
  RELAY_ARCHIVED: {
    title: "The target’s relay host is archived",
    hint: "{{name}} is no longer used. An admin chooses another relay host for the target, or none.",
  },
  TARGET_HAS_NO_MACHINES: {
    title: "Nothing can be built in this cloud yet",
    hint: "An admin says in the settings of {{name}} what flavor and network its servers get.",
  },
  CHECKPOINT_GONE: {
    title: "This build cannot be gone on with",
    hint: "Its disk is no longer kept on its builder host, or never was. Retry the build from the beginning.",
  },
  CHECKPOINT_NEEDS_ITS_MIRRORS: {
    title: "A build goes on through the mirrors that it began with",
    hint: "Go on without another mirror profile, or retry from the beginning through the other one.",
  },
  NO_MACHINE_TO_KEEP: {
    title: "This build has no machine to keep",
    hint: "It is made in the image’s files. Only what is built on a running machine can be looked at after a failure.",
  },
  CLOUD_NOT_CHOSEN: { title: "Choose one of the file’s clouds", hint: "It has these: {{name}}." },
  IMAGE_NOT_PROVEN: {
    title: "This image is not proven",
    hint: "Only an image whose newest verification passed is published. Verify it, or let an admin say why it goes without.",
  },
  ALREADY_PUBLISHING: {
    title: "This variant is being changed on that target",
    hint: "Wait until the job that runs there ends, or cancel it.",
  },
  PUBLICATION_WITHDRAWN: {
    title: "This image was withdrawn from that target",
    hint: "It does not come back. Build a new image and publish that one. The reason was: {{reason}}",
  },
  PUBLICATION_NOT_THERE: { title: "This is not in use", hint: "Only what is published or hidden can be withdrawn." },
  NOTHING_TO_ROLL_BACK: {
    title: "There is nothing to go back to",
    hint: "No older image of this variant is left on that target.",
  },
  NOTHING_TO_COMPARE: {
    title: "There is nothing to compare yet",
    hint: "A draft tells what changed from one image to the next. Build the variant again first.",
  },
  LOGO_TOO_LARGE: {
    title: "This logo is too large",
    hint: "Choose a file of at most 128 KiB: a simpler drawing, or a PNG of 512 pixels.",
  },
  LOGO_UNREADABLE: {
    title: "This file is no picture that can be a logo",
    hint: "Choose an SVG or PNG file, saved anew if need be.",
  },
  LOGO_ACTIVE: {
    title: "This SVG holds more than a picture",
    hint: "Scripts, animations, outside files and editors’ own elements are refused. Save it as “plain” or “optimised” SVG, or as PNG.",
  },
  LOGO_NOT_HERE: {
    title: "The logo is not on this dashboard",
    hint: "The listing of {{name}} names a logo that was uploaded elsewhere. Upload it here, or choose a drawing.",
  },
  SIGNING_SECRET_TOO_SHORT: {
    title: "This webhook needs a secret",
    hint: "Give at least 16 characters that its receiver knows too. A webhook that moves to another address needs a new one.",
  },
  LINK_EXPIRED: { title: "This download link has expired", hint: "Open the image’s page and press Download again." },
} as const satisfies Record<AgentErrorCode | DomainErrorCode, ErrorCopy>;
