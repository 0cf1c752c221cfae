"use client";

export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body style={{ fontFamily: "system-ui, sans-serif", padding: 32 }}>
        <h1 style={{ fontSize: 18 }}>Greenroom could not be shown</h1>
        <p>
          The portal's log names the cause{error.digest ? ` under ${error.digest}` : ""}. Most often its
          database does not answer; reload in a moment.
        </p>
      </body>
    </html>
  );
}
