import { createTransport } from "nodemailer";
import type { EmailWay } from "#domain/notification/notification.ts";
import { settings } from "#messages/en/settings.ts";
import type { Message } from "./message.ts";
import { reachAddress } from "./reach-address.ts";

const TIMEOUT_MS = 10_000;

const SECURITY = {
  tls: { secure: true },
  starttls: { secure: false, requireTLS: true },
  none: { secure: false, ignoreTLS: true },
} as const satisfies Record<EmailWay["security"], object>;

/** Sends a message as plain text by SMTP. Every attempt has the same Message-ID, by which mail servers and readers know it again. */
export async function sendMail(way: EmailWay, password: string | null, message: Message): Promise<void> {
  const { address } = await reachAddress(way.host);
  const { userName } = way;
  const transport = createTransport({
    // The address that was looked at is the one that is used; the certificate has to be the name's.
    ...{ host: address, port: way.port, ...SECURITY[way.security], tls: { servername: way.host } },
    ...{ connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS },
    ...(userName !== null && { auth: { user: userName, pass: password ?? "" } }),
  });
  try {
    await transport.sendMail({
      ...{ from: way.from, to: way.to, subject: subjectOf(message), text: textOf(message) },
      messageId: `<${message.id}@${new URL(message.url).hostname}>`,
    });
  } finally {
    transport.close();
  }
}

function subjectOf({ kind, subject }: Message): string {
  return `[Image Builder] ${settings.notifications.notices[kind]}: ${subject}`;
}

function textOf({ kind, subject, details, at, url }: Message): string {
  const facts = Object.entries(details).map(([name, value]) => `${name}: ${value}`);
  return [`${settings.notifications.notices[kind]}: ${subject}`, "", ...facts, `at: ${at}`, "", url, ""].join("\n");
}
