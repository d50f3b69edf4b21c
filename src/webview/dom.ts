/** What an element is made with: attributes, listeners and, for what is placed by numbers, style properties set one by one. */
export interface Making {
  readonly attributes?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly class?: string;
  readonly on?: Readonly<Record<string, (event: Event) => void>>;
  readonly style?: Readonly<Record<string, string>>;
}

const SVG = 'http://www.w3.org/2000/svg';

type Child = Node | string | undefined;

/** Makes an element of HTML. Undefined and false attributes are left out, true ones stand without a value. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  making: Making = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  return dress(document.createElement(tag), making, children);
}

/** Makes an element of SVG. */
export function draw<K extends keyof SVGElementTagNameMap>(
  tag: K,
  making: Making = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[K] {
  return dress(document.createElementNS(SVG, tag), making, children);
}

/** A sentence with what stands between backticks as code. */
export function prose(text: string): Node[] {
  return text
    .split('`')
    .map((part, index) => (index % 2 === 1 ? make('code', {}, part) : document.createTextNode(part)));
}

function dress<E extends HTMLElement | SVGElement>(element: E, making: Making, children: readonly Child[]): E {
  if (making.class !== undefined) element.setAttribute('class', making.class);
  for (const [name, value] of Object.entries(making.attributes ?? {})) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : String(value));
  }
  for (const [name, listener] of Object.entries(making.on ?? {})) element.addEventListener(name, listener);
  placeBy(element, making.style ?? {});
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** Sets style properties by the object model, which the content security policy allows; a style attribute it would not. */
export function placeBy(element: HTMLElement | SVGElement, style: Readonly<Record<string, string>>): void {
  for (const [property, value] of Object.entries(style)) element.style.setProperty(property, value);
}
