import type { KnownType } from '../../../knowledge/knownModule';
import { each } from '../../../knowledge/tables/spread';

/** Methods of built-in values. `any` lists only names that mean the same wherever they are met. */
export const BUILTIN_TYPES: Readonly<Record<string, KnownType>> = {
  list: {
    methods: {
      ...each('index count copy', 'pure'),
      ...each(
        'append extend insert remove pop clear sort reverse appendleft popleft extendleft rotate',
        'mutates this',
      ),
    },
  },
  dict: {
    methods: {
      ...each('get items keys values copy', 'pure'),
      ...each('update setdefault pop popitem clear', 'mutates this'),
    },
  },
  set: {
    methods: {
      ...each('copy union intersection difference symmetric_difference issubset issuperset isdisjoint', 'pure'),
      ...each('add discard remove pop clear update difference_update intersection_update', 'mutates this'),
    },
  },
  str: { methods: { '*': 'pure' } },
  number: { methods: { '*': 'pure' } },
  any: {
    methods: {
      ...each(
        `items keys values copy index count split rsplit splitlines strip lstrip rstrip lower upper title casefold startswith
         endswith format join encode decode isdigit isalpha isalnum partition rpartition zfill removeprefix removesuffix
         isoformat strftime timestamp total_seconds date hex bit_length model_dump model_dump_json dict as_posix
         relative_to with_suffix with_name joinpath is_absolute group groups groupdict fullmatch finditer findall`,
        'pure',
      ),
      ...each(
        'append extend insert remove pop popitem clear sort reverse setdefault discard appendleft popleft',
        'mutates this',
      ),
    },
  },
};
