/** What people who come from there search for. */
export const words: readonly string[] = ['torchvision', 'torch', 'pytorch', 'transforms.v2', '토치비전', '파이토치'];
