/** Weather in Albumentations 1.3.1. */
import type { Mapped, Table, Use } from '../dialect';
import { approximate, both, none, unless } from '../verdict';
import { ends, omit, one, plain, same, type Tree } from './v1-tree';

const rain = (use: Use): Mapped<Tree> => {
  const { slant_range, drop_length, rain_type, ...rest } = plain(use.params);
  const args = {
    ...{ ...rest, ...ends(use, 'slant_range', 'slant_lower', 'slant_upper') },
    ...{ drop_length: drop_length ?? 20, rain_type: rain_type === 'default' ? null : rain_type! },
  };
  return one(
    use,
    'RandomRain',
    args,
    approximate('draws and darkens otherwise', '비를 그리고 어둡게 하는 방식이 다름'),
  );
};

export const weather: Table<Tree> = {
  RandomFog: (use) =>
    one(
      use,
      'RandomFog',
      { ...ends(use, 'fog_coef_range', 'fog_coef_lower', 'fog_coef_upper'), alpha_coef: plain(use.params).alpha_coef! },
      approximate('spreads and blurs its haze otherwise', '안개를 퍼뜨리고 흐리는 방식이 다름'),
    ),
  RandomSnow: (use) =>
    use.params.method === 'bleach'
      ? one(use, 'RandomSnow', {
          ...ends(use, 'snow_point_range', 'snow_point_lower', 'snow_point_upper'),
          brightness_coeff: plain(use.params).brightness_coeff!,
        })
      : { verdict: none('knows the bleach method only', 'bleach 방식만 있음') },
  RandomShadow: (use) => {
    const { shadow_roi, shadow_dimension } = plain(use.params);
    return one(
      use,
      'RandomShadow',
      {
        ...{ shadow_roi: shadow_roi!, shadow_dimension: shadow_dimension! },
        ...ends(use, 'num_shadows_limit', 'num_shadows_lower', 'num_shadows_upper'),
      },
      approximate('halves the lightness, whatever the intensity', '강도와 무관하게 밝기를 절반으로 줄임'),
    );
  },
  RandomGravel: same('RandomGravel', approximate('places its stones by another law', '자갈 위치의 분포가 다름')),
  RandomRain: rain,
  RandomSunFlare: (use) =>
    one(
      use,
      'RandomSunFlare',
      {
        ...omit(use.params, ['angle_range', 'num_flare_circles_range', 'method']),
        ...ends(use, 'angle_range', 'angle_lower', 'angle_upper'),
        ...ends(use, 'num_flare_circles_range', 'num_flare_circles_lower', 'num_flare_circles_upper'),
      },
      both(
        approximate('places its circles by another law', '원을 다른 분포로 배치함'),
        unless([use.params.method !== 'overlay', 'knows the overlay method only', 'overlay 방식만 있음']),
      ),
    ),
  Spatter: same('Spatter', approximate('draws its drops by another law', '물방울의 분포가 다름')),
};
