"""The firm's own words: its terms and examples, and whether people mean the same."""
