"""Ways of showing a place or a count less exactly than it is known, one a file.

All are functions of their arguments. Chance is a *tape*, an array of uniforms in [0, 1) with one row a point, or a
*key*, with which the tape is drawn from immutable ids: then asking again never draws again. Places are (lons, lats) in
WGS 84 degrees, arrays of shape (n,). Nothing here decides who may see a place; regimes and rules do.

=================  ==================================================================  ===============  ========
file               call                                                                keeps            channel
=================  ==================================================================  ===============  ========
exact_point        exact_point(lons, lats)                                             nothing          certain
zoom_circle        zoom_circle(key, ids, lons, lats, radius_m)                         a disc           -
square_cells       square_cells(lons, lats, level)                                     a cell           certain
h3_cells           h3_cells(lons, lats, resolution)                                    a cell           certain
address_cells      address_cells(lons, lats, k), cell_numbers(cells, lons, lats)       k addresses      certain
suppression        suppress_small(counts, k)                                           one zoom only    certain
rounding           round_counts(counts, base), round_places(lons, lats, decimals)      one zone only    certain
donut              donut(lons, lats, nearest_m, farthest_m, tape)                      a ring           -
planar_laplace     fresh_laplace(lons, lats, epsilon_per_m, tape, budget)              epsilon a look   -
planar_laplace     memoised_laplace(key, premises, lons, lats, epsilon_per_m)          epsilon a life   -
lattice_laplace    lattice_laplace(table, window, steps, tape)                         epsilon, proved  its own
lattice_laplace    memoised_lattice_laplace(key, premises, lons, lats, table, window)  the same         its own
address_mechanism  address_draw(table, addresses, tape)                                epsilon, proved  its own
geometric          geometric_counts(table, counts, caps, tape)                         epsilon, proved  its own
count_tree         noisy_tree(key, epoch, cells, counts, caps, table)                  tree_epsilon     a node's
remap              remap(lons, lats, addresses), remap_to(lons, lats, plausible)       what it is given  -
=================  ==================================================================  ===============  ========

Exact channels: `channel.certain` of the outputs, or the file's own (`lattice_channel`, `AddressTable.channel`,
`geometric_channel`). `policy/channel.py` gives their figures: exact epsilon and its proof, vulnerability, leakage,
capacity. Tables (`lattice_table`, `address_table`, `geometric_table`) are made once for an epsilon and kept.
"""
