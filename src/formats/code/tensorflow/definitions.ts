/** The functions that a TensorFlow file may need; only those that it uses are written into it. */

const levels = `def levels(values):
    """Floats as levels: clipped, then cut off."""
    return tf.cast(tf.clip_by_value(values, 0.0, 255.0), tf.uint8)`;

const rounded = `def rounded(values):
    """Floats as levels: clipped, then rounded."""
    return tf.cast(tf.round(tf.clip_by_value(values, 0.0, 255.0)), tf.uint8)`;

const uniform = `def uniform(low, high):
    return tf.random.uniform([], low, high)`;

/** In the order they are written: a function stands below those that it calls. */
export const definitions: { readonly [name: string]: { readonly text: string; readonly needs?: readonly string[] } } = {
  levels: { text: levels },
  rounded: { text: rounded },
  uniform: { text: uniform },
  sometimes: {
    text: `def sometimes(p, change, image):
    """Runs \`change\` with probability p."""
    return tf.cond(
        tf.random.uniform([]) < p, lambda: change(image), lambda: tf.identity(image)
    )`,
  },
  chain: {
    text: `def chain(changes, image):
    for change in changes:
        image = change(image)
    return image`,
  },
  one_of: {
    text: `def one_of(weights, changes, image):
    """Runs one change, the likelier the greater its weight."""
    choice = tf.random.categorical(tf.math.log([weights]), 1, dtype=tf.int32)[0, 0]
    branches = [lambda change=change: change(image) for change in changes]
    return tf.switch_case(choice, branches)`,
  },
  some_of: {
    text: `def some_of(n, changes, image, shuffled=False, replace=False):
    """Runs n changes, in the order of the list unless shuffled."""
    if replace:
        picks = tf.random.uniform([n], 0, len(changes), tf.int32)
    else:
        picks = tf.random.shuffle(tf.range(len(changes)))[:n]
    if not shuffled:
        picks = tf.sort(picks)
    for index in range(n):
        branches = [
            lambda change=change, image=image: change(image) for change in changes
        ]
        image = tf.switch_case(picks[index], branches)
    return image`,
  },
  brightness_contrast: {
    needs: ['levels', 'uniform'],
    text: `def brightness_contrast(image, brightness, contrast):
    """Contrast about black, then brightness in parts of white."""
    factor, shift = 1.0 + uniform(*contrast), 255.0 * uniform(*brightness)
    return levels(tf.cast(image, tf.float32) * factor + shift)`,
  },
  gamma: {
    needs: ['levels', 'uniform'],
    text: `def gamma(image, low, high):
    # As a table in 64 bits, so that rounding is the same everywhere.
    table = tf.cast(tf.range(256), tf.float64) / 255.0
    table = table ** tf.cast(uniform(low, high), tf.float64) * 255.0
    return tf.gather(levels(tf.cast(table, tf.float32)), tf.cast(image, tf.int32))`,
  },
  solarize: {
    needs: ['uniform'],
    text: `def solarize(image, low, high):
    """Inverts what is at least as bright as a threshold (0..1)."""
    bright = tf.cast(image, tf.float32) >= 255.0 * uniform(low, high)
    return tf.where(bright, 255 - image, image)`,
  },
  posterize: {
    text: `def posterize(image, low, high):
    bits = tf.random.uniform([], low, high + 1, tf.int32)
    mask = 256 - tf.bitwise.left_shift(1, 8 - bits)
    return tf.bitwise.bitwise_and(image, tf.cast(mask, tf.uint8))`,
  },
  shift_channels: {
    needs: ['levels', 'uniform'],
    text: `def shift_channels(image, red, green, blue):
    """Adds whole levels to each channel."""
    shifts = tf.stack([uniform(*each) for each in (red, green, blue)])
    return levels(tf.cast(image, tf.float32) + tf.truncatediv(shifts, 1.0))`,
  },
  gray: {
    text: `def gray(image):
    """OpenCV's weights and rounding."""
    weighted = tf.cast(image, tf.int32) * [9798, 19235, 3735]
    total = tf.reduce_sum(weighted, -1, keepdims=True) + 16384
    value = tf.bitwise.right_shift(total, 15)
    return tf.repeat(tf.cast(value, tf.uint8), 3, axis=-1)`,
  },
  sepia: {
    text: `def sepia(image):
    """OpenCV's fixed-point matrix."""
    rows = [[402, 787, 194], [357, 702, 172], [279, 547, 134]]
    mixed = tf.einsum("hwc,rc->hwr", tf.cast(image, tf.int32), tf.constant(rows))
    mixed = tf.bitwise.right_shift(mixed + 512, 10)
    return tf.cast(tf.clip_by_value(mixed, 0, 255), tf.uint8)`,
  },
  color_jitter: {
    needs: ['levels', 'rounded', 'uniform', 'some_of', 'gray'],
    text: `def color_jitter(image, brightness, contrast, saturation, hue):
    """Four changes in random order."""

    def brighten(image):
        return levels(tf.cast(image, tf.float32) * uniform(*brightness))

    def contrasted(image):
        factor = uniform(*contrast)
        mean = tf.reduce_mean(tf.cast(gray(image), tf.float32))
        return levels(tf.cast(image, tf.float32) * factor + mean * (1.0 - factor))

    def saturated(image):
        factor = uniform(*saturation)
        grey = tf.cast(gray(image), tf.float32)
        return rounded(tf.cast(image, tf.float32) * factor + grey * (1.0 - factor))

    def turned(image):
        return tf.image.adjust_hue(image, uniform(*hue))

    return some_of(4, [brighten, contrasted, saturated, turned], image, shuffled=True)`,
  },
  multiply: {
    needs: ['levels'],
    text: `def multiply(image, low, high, per_channel, per_pixel):
    height, width = tf.shape(image)[0], tf.shape(image)[1]
    size = [height, width] if per_pixel else [1, 1]
    shape = [*size, 3 if per_channel else 1]
    return levels(tf.cast(image, tf.float32) * tf.random.uniform(shape, low, high))`,
  },
  gauss_noise: {
    needs: ['levels', 'uniform'],
    text: `def gauss_noise(image, std, mean, per_channel):
    """Normal noise; std and mean in parts of white."""
    shape = tf.shape(image) if per_channel else tf.concat([tf.shape(image)[:2], [1]], 0)
    noise = tf.random.normal(shape, 255.0 * uniform(*mean), 255.0 * uniform(*std))
    return levels(tf.cast(image, tf.float32) + tf.truncatediv(noise, 1.0))`,
  },
  pixel_dropout: {
    text: `def pixel_dropout(image, probability, value, per_channel):
    shape = tf.shape(image) if per_channel else tf.concat([tf.shape(image)[:2], [1]], 0)
    dropped = tf.random.uniform(shape) < probability
    return tf.where(dropped, tf.cast(value, tf.uint8), image)`,
  },
  channel_dropout: {
    text: `def channel_dropout(image, low, high, value):
    """Fills a random number of random channels."""
    count = tf.random.uniform([], low, high + 1, tf.int32)
    dropped = tf.random.shuffle(tf.range(3)) < count
    return tf.where(dropped, tf.cast(value, tf.uint8), image)`,
  },
  box_blur: {
    needs: ['rounded'],
    text: `def box_blur(image, size):
    half = size // 2
    padded = tf.pad(image, [[half, half], [half, half], [0, 0]], "REFLECT")
    mean = tf.nn.avg_pool2d(tf.cast(padded, tf.float32)[None], size, 1, "VALID")[0]
    return rounded(mean)`,
  },
  resize_nearest: {
    text: `def resize_nearest(image, height, width):
    """OpenCV's nearest: the pixel left and above."""
    rows = tf.range(height) * tf.shape(image)[0] // height
    columns = tf.range(width) * tf.shape(image)[1] // width
    return tf.gather(tf.gather(image, rows), columns, axis=1)`,
  },
  resize_linear: {
    needs: ['rounded'],
    text: `def resize_linear(image, height, width):
    return rounded(tf.image.resize(image, [height, width], "bilinear"))`,
  },
  side_to: {
    text: `def side_to(image, size, longest, resize):
    """Resizes so that the longest (or the shortest) side has this size."""
    sides = tf.cast(tf.shape(image)[:2], tf.float64)
    scale = size / (tf.reduce_max(sides) if longest else tf.reduce_min(sides))
    wanted = tf.cast(tf.round(sides * scale), tf.int32)
    height, width = tf.unstack(tf.maximum(wanted, 1))
    return resize(image, height, width)`,
  },
  scale_by: {
    needs: ['uniform'],
    text: `def scale_by(image, low, high, resize):
    scale = 1.0 + uniform(low, high)
    sides = tf.cast(tf.cast(tf.shape(image)[:2], tf.float32) * scale, tf.int32)
    height, width = tf.unstack(sides)
    return resize(image, height, width)`,
  },
  pad_to: {
    text: `def pad_to(image, height, width, mode, value=0):
    """Pads around the middle what is smaller."""
    missing = tf.maximum([height, width] - tf.shape(image)[:2], 0)
    before = missing // 2
    amounts = tf.concat([tf.stack([before, missing - before], 1), [[0, 0]]], 0)
    return tf.pad(image, amounts, mode, tf.cast(value, image.dtype))`,
  },
  center_crop: {
    text: `def center_crop(image, height, width):
    top = (tf.shape(image)[0] - height) // 2
    left = (tf.shape(image)[1] - width) // 2
    return image[top : top + height, left : left + width]`,
  },
  jpeg: {
    text: `def jpeg(image, low, high):
    # The library hands RGB to an encoder that expects BGR.
    quality = tf.random.uniform([], low, high + 1, tf.int32)
    return tf.image.adjust_jpeg_quality(image[..., ::-1], quality)[..., ::-1]`,
  },
  normalize: {
    text: `def normalize(image, mean, std):
    return (tf.cast(image, tf.float32) - mean) / std`,
  },
  layer: {
    needs: ['rounded'],
    text: `def layer(augmentation, image):
    """A Keras layer on one picture."""
    return rounded(augmentation(tf.cast(image, tf.float32)[None], training=True)[0])`,
  },
};

/** The names with all that they call, in the order of the file. */
export function needed(names: Iterable<string>): readonly string[] {
  const all = new Set<string>();
  const add = (name: string): void => {
    if (all.has(name)) return;
    all.add(name);
    for (const below of definitions[name]?.needs ?? []) add(below);
  };
  for (const name of names) add(name);
  return Object.keys(definitions).filter((name) => all.has(name));
}
