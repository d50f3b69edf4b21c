import { type Browser, chromium } from 'playwright-core';
import { ensureBrowser } from './install';

const ARGUMENTS = [
  // Chromium's own sandbox needs rights that containers and CI machines don't give; only our own server is opened.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a headless Chromium. */
export async function launchBrowser(): Promise<Browser> {
  const { executable, env } = await ensureBrowser();
  return chromium.launch({
    executablePath: executable,
    headless: true,
    args: ARGUMENTS,
    env: { ...(process.env as Record<string, string>), ...env },
  });
}
