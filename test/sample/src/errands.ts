import { writeFile } from 'node:fs/promises';

/** Two errands that have nothing to do with each other, and still the second waits for the first. */
export async function main() {
  await task1();
  await task2();
}

async function task1() {
  const site = await goWebsite('wikipedia.org');
  const page = await search(site, 'apple');
  await saveText(page, 'apple.txt');
}

async function task2() {
  const site = await goWebsite('google.com');
  const page = await search(site, 'banana');
  await saveImage(page, 'banana.png');
}

async function goWebsite(host: string): Promise<URL> {
  const answer = await fetch(`https://${host}/`);
  return new URL(answer.url);
}

async function search(site: URL, words: string): Promise<Response> {
  return fetch(new URL(`/search?q=${encodeURIComponent(words)}`, site));
}

async function saveText(page: Response, file: string): Promise<void> {
  await writeFile(file, await page.text());
}

async function saveImage(page: Response, file: string): Promise<void> {
  await writeFile(file, new Uint8Array(await page.arrayBuffer()));
}
