"""Places: turns what the map says into one Scene of numbers, and paints it as SVG."""
