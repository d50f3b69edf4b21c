import * as l10n from '@vscode/l10n';
import type { TimelineModel, TimelineOffer } from '../explain/timeline/model';
import { make, prose } from './dom';
import type { PageActions } from './pageActions';

/** What can be rewritten, each with a button that does it; undefined when there is nothing. */
export function showOffers(model: TimelineModel, actions: PageActions): HTMLElement | undefined {
  if (model.offers.length === 0) return undefined;
  return make(
    'section',
    { class: 'offers', attributes: { 'aria-labelledby': 'offers' } },
    make('h2', { attributes: { id: 'offers' } }, l10n.t('What could be done')),
    ...model.offers.map((offer) => showOffer(model, offer, actions)),
  );
}

function showOffer({ offers, steps }: TimelineModel, offer: TimelineOffer, actions: PageActions): HTMLElement {
  const index = offers.indexOf(offer);
  const moved = steps.flatMap((step) => (step.offer === index ? [step.label] : []));
  const button = make(
    'button',
    {
      class: offer.confidence === 'safe' ? 'primary' : 'secondary',
      attributes: { type: 'button', 'data-focus': `offer/${index}` },
      on: { click: () => actions.apply(offer.start) },
    },
    offer.title,
  );
  const place = l10n.t('The loop on line {0}', offer.start.line + 1);
  const names = moved.length === 0 ? make('p', {}, place) : make('p', { class: 'moved' }, moved.join(', '));
  if (offer.confidence === 'safe') return make('div', { class: 'offer' }, names, button);
  const checks = offer.check.map((check) => make('li', {}, ...prose(check)));
  const intro = make('p', {}, l10n.t('Make sure of this first; Await Lens cannot know it:'));
  return make(
    'div',
    { class: 'offer' },
    names,
    ...(checks.length > 0 ? [intro, make('ul', {}, ...checks)] : []),
    button,
  );
}
