"""What somebody who runs events has to do with them."""
