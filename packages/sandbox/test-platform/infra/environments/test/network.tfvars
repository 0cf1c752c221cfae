address_range = "10.20.0.0/16"
