import { draw } from './dom';

/** Shapes on a ground of 16 by 16. */
const SHAPES = {
  play: 'M4 2.5v11l9-5.5z',
  pause: 'M4 3h3v10H4zM9 3h3v10H9z',
  next: 'M4 2.5v11l7-5.5zM11.5 3H13v10h-1.5z',
  back: 'M12 2.5v11L5 8zM3 3h1.5v10H3z',
  restart: 'M13 2.5v11L7.5 8zM7.5 2.5v11L2 8z',
} as const;

/** The icons of the buttons. */
export type IconName = keyof typeof SHAPES;

/** Draws an icon in the colour of the text around it; it says nothing to a screen reader. */
export function icon(name: IconName): SVGElement {
  return draw(
    'svg',
    { class: 'icon', attributes: { viewBox: '0 0 16 16', 'aria-hidden': 'true' } },
    draw('path', { attributes: { d: SHAPES[name] } }),
  );
}
