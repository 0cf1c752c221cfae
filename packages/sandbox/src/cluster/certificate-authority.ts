import "reflect-metadata";
import { createPrivateKey, KeyObject } from "node:crypto";
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509Certificate,
  X509CertificateGenerator,
} from "@peculiar/x509";

/** A certificate with its private key, both PEM; the key as PKCS #8. */
export interface KeyPair {
  readonly certificate: string;
  readonly key: string;
}

export interface CertificateRequest {
  readonly commonName: string;
  /** Kubernetes reads it as the group. */
  readonly organization?: string;
  readonly usage: "server" | "client";
  readonly dnsNames?: readonly string[];
  readonly addresses?: readonly string[];
}

/** The global one: with the types of a browser beside it, that of node:crypto is another. */
type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;
const authorityYears = 10;
const leafYears = 1;
/** A clock that was set back a little must not make every certificate invalid. */
const backdatedMs = 60 * 60 * 1000;
const yearMs = 365 * 24 * 60 * 60 * 1000;

function validity(years: number, now: Date): { notBefore: Date; notAfter: Date } {
  return {
    notBefore: new Date(now.getTime() - backdatedMs),
    notAfter: new Date(now.getTime() + years * yearMs),
  };
}

function toPem(key: Key): string {
  return KeyObject.from(key).export({ type: "pkcs8", format: "pem" }).toString();
}

/** Signs certificates; ECDSA on P-256 throughout. */
export class CertificateAuthority {
  readonly certificate: string;
  readonly key: string;
  readonly #parsed: X509Certificate;
  readonly #signingKey: Key;

  private constructor(pair: KeyPair, signingKey: Key) {
    this.certificate = pair.certificate;
    this.key = pair.key;
    this.#parsed = new X509Certificate(pair.certificate);
    this.#signingKey = signingKey;
  }

  static async create(commonName: string, now: Date): Promise<CertificateAuthority> {
    const keys = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
    const certificate = await X509CertificateGenerator.createSelfSigned({
      name: [{ CN: [commonName] }],
      keys,
      signingAlgorithm: algorithm,
      ...validity(authorityYears, now),
      extensions: [
        new BasicConstraintsExtension(true, undefined, true),
        new KeyUsagesExtension(
          KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign | KeyUsageFlags.digitalSignature,
          true,
        ),
      ],
    });
    return new CertificateAuthority(
      { certificate: certificate.toString("pem"), key: toPem(keys.privateKey) },
      keys.privateKey,
    );
  }

  static async load(pair: KeyPair): Promise<CertificateAuthority> {
    const bytes = createPrivateKey(pair.key).export({ type: "pkcs8", format: "der" });
    const signingKey = await crypto.subtle.importKey("pkcs8", new Uint8Array(bytes), algorithm, false, [
      "sign",
    ]);
    return new CertificateAuthority(pair, signingKey);
  }

  /** Tells whether certificates signed now would outlive their authority. */
  expiresSoon(now: Date): boolean {
    return this.#parsed.notAfter.getTime() < now.getTime() + leafYears * yearMs;
  }

  async issue(request: CertificateRequest, now: Date): Promise<KeyPair> {
    const keys = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
    const names = [
      ...(request.dnsNames ?? []).map((value) => ({ type: "dns" as const, value })),
      ...(request.addresses ?? []).map((value) => ({ type: "ip" as const, value })),
    ];
    const certificate = await X509CertificateGenerator.create({
      subject: [
        ...(request.organization ? [{ O: [request.organization] }] : []),
        { CN: [request.commonName] },
      ],
      issuer: this.#parsed.subject,
      publicKey: keys.publicKey,
      signingKey: this.#signingKey,
      signingAlgorithm: algorithm,
      ...validity(leafYears, now),
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new ExtendedKeyUsageExtension([
          request.usage === "server" ? ExtendedKeyUsage.serverAuth : ExtendedKeyUsage.clientAuth,
        ]),
        ...(names.length > 0 ? [new SubjectAlternativeNameExtension(names)] : []),
      ],
    });
    return { certificate: certificate.toString("pem"), key: toPem(keys.privateKey) };
  }
}
