"""From a parsed report to its extraction record: mentions, findings of rules and heads, fusion, assembly."""
