"""From mentions to claims, with the derivation of each."""
