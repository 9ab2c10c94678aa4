import type { NextConfig } from "next";

const isDevelopment = process.env.NODE_ENV === "development";

/**
 * Nothing is loaded from elsewhere, and nobody may frame the dashboard. Next writes its hydration data as inline scripts;
 * its development server also evaluates code.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${isDevelopment ? " 'unsafe-eval'" : ""}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/**
 * An uploaded logo that is opened by itself is a page of ours: nothing in it may run, beside what was refused when it came
 * (`findLogoFault`). Here and not at its route: what a route says of the policy is written over by what stands here.
 */
const LOGO_SECURITY_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  serverExternalPackages: ["better-sqlite3", "ssh2"],
  // The type check is a step of its own (`npm run check`); twice would cost every `npm run up` half a minute.
  typescript: { ignoreBuildErrors: true },
  async headers() {
    return [
      {
        source: "/(.*)",
        headers: [
          { key: "Content-Security-Policy", value: CONTENT_SECURITY_POLICY },
          { key: "X-Content-Type-Options", value: "nosniff" },
          { key: "Referrer-Policy", value: "same-origin" },
          { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=()" },
        ],
      },
      { source: "/api/logos/:file*", headers: [{ key: "Content-Security-Policy", value: LOGO_SECURITY_POLICY }] },
    ];
  },
};

export default config;
