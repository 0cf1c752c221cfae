address_range = "10.30.0.0/16"
